"""Drawing a block that an app made: its template sees the block's own variables next to those of the page."""

from typing import Any

from django.template import Context, Library
from django.utils.safestring import SafeString

register = Library()


@register.simple_tag(takes_context=True)
def teken_paneel(context: Context, paneel: Any) -> SafeString:
    """The template of a Paneel or Casuspaneel, with the entries of its `context` as variables."""
    sjabloon = context.template.engine.get_template(paneel.sjabloon)  # type: ignore[union-attr]
    with context.push(**paneel.context, paneel=paneel):
        return sjabloon.render(context)
