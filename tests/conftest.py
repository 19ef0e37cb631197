"""What holds for all tests."""

from hypothesis import settings

# No test judges by the clock: a busy machine would fail it. All else stays as Hypothesis chose it (on CI: no chance).
settings.register_profile("untimed", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("untimed")
