"""Models between decision and closing."""

from plans.models.afsluiting import Afsluiting, Herijking
from plans.models.plan import Beeld, Doel, Meting, Plan, PlanVersie
from plans.models.regie import Actie, Contactmoment, Signaal

__all__ = [
    "Actie",
    "Afsluiting",
    "Beeld",
    "Contactmoment",
    "Doel",
    "Herijking",
    "Meting",
    "Plan",
    "PlanVersie",
    "Signaal",
]
