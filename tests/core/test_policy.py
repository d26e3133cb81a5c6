from sei_cli.core.policy import Policy
from sei_cli.core.taxonomy import Strength, Tier


def test_weight_is_strength_by_tier_by_length(policy: Policy) -> None:
    assert policy.weight("流片", Tier.PLAN, Strength.STRONG) == 3.0
    assert policy.weight("铜", Tier.PLAN, Strength.STRONG) == 1.5
    assert policy.weight("海上风电机组", Tier.INDUSTRY, Strength.WEAK) == 0.5


def test_latin_and_chinese_lengths_are_weighed_apart() -> None:
    policy = Policy(strength={"normal": 1.0}, length=(0, 1), latin_length=(0, 0.5, 0.75))
    weights = [policy.weight(form, Tier.PLAN, Strength.NORMAL) for form in ("铜铝", "ai", "aiot")]
    assert weights == [1.0, 0.75, 0.75]
