from hypothesis import settings

settings.register_profile("sei", deadline=None, max_examples=80)
settings.load_profile("sei")
