"""The benchmark behind `./dev meet`: how far each page is from the least that its work can cost. A developer's tool."""
