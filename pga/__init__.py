"""The project and its kernel: who exists, which cases exist, and who may know what about them."""
