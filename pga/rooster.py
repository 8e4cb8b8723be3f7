"""What beat starts by itself, and when (Europe/Amsterdam). One table; a test compares it with the tasks.

What is due once a week, a quarter or a year is tried some days in a row: a beat that stood still on the day itself
catches up, and doing it twice changes nothing.
"""

from celery.schedules import crontab

ROOSTER = {
    "hartslag": {"task": "pga.tasks.hartslag", "schedule": 5.0},
    "toegang nalopen": {"task": "pga.tasks.loop_toegang_na", "schedule": crontab(hour=1, minute=15)},
    "jaarcontrole": {
        "task": "pga.tasks.start_jaarcontrole",
        "schedule": crontab(hour=5, minute=0, day_of_month="2-8", month_of_year=1),
    },
    "jaarcontrole herinneren": {
        "task": "pga.tasks.herinner_jaarcontrole",
        "schedule": crontab(hour=5, minute=30),
    },
    "geplande toegang": {"task": "pga.tasks.begin_toegang", "schedule": 300.0},
    "leeslog verzegelen": {"task": "pga.tasks.verzegel_leeslog", "schedule": crontab(hour=2, minute=30)},
    "opvallend lezen": {
        "task": "pga.tasks.vind_opvallend_lezen",
        "schedule": crontab(hour=5, minute=0, day_of_week="1-5"),
    },
    "leeslog narekenen": {"task": "pga.tasks.controleer_leeslog", "schedule": crontab(hour=3, minute=0)},
    "verzoeken blijven liggen": {"task": "pga.tasks.herstel_toegangsverzoeken", "schedule": 300.0},
    "toegang nog nodig": {
        "task": "pga.tasks.vraag_wat_nog_nodig_is",
        "schedule": crontab(hour=6, minute=0, day_of_week=1),
    },
    "blijven liggen": {"task": "pga.tasks.herstel_brieven", "schedule": 60.0},
    "berichten blijven liggen": {"task": "pga.tasks.herstel_berichten", "schedule": 300.0},
    "rapport blijven liggen": {"task": "monitoring.tasks.herstel_rapporten", "schedule": 300.0},
    "kwartaalrapport": {
        "task": "monitoring.tasks.maak_kwartaalrapport",
        "schedule": crontab(hour=4, minute=0, day_of_month="1-7", month_of_year="1,4,7,10"),
    },
}
