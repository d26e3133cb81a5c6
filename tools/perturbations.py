"""What happens to a text between its writer and us, as pure functions of text and chance.

Each takes a text and a seeded ``random.Random`` and returns the changed text;
``PERTURBATIONS`` holds them by the name that tables show.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sei_cli.core.traditional import SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from random import Random

SPACED: Final = 0.2  # share of the gaps between Chinese characters
MISREAD: Final = 0.03  # share of the characters that have a look-alike
MISREAD_BADLY: Final = 0.03  # share of all characters
BOILERPLATE: Final = 1000  # characters

_CHINESE_GAP: Final = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_HALF_WIDTH: Final = re.compile(r"[0-9A-Za-z]")
_TO_FULL_WIDTH: Final = 0xFEE0
_SENTENCE: Final = re.compile(r"[^。；;！!？?\n]*[。；;！!？?\n]+|[^。；;！!？?\n]+$")

_LOOK_ALIKES: Final = (
    "未末 己已巳 日曰 人入 士土 干千 大太犬 天夫 石右 白自 田由甲申 牛午 王玉 贝见 力刀 乌鸟 "
    "免兔 今令 间问 侍待 折拆析 晴睛 治冶 抢枪 拔拨 候侯 科料 圆园 戊戌戍 微徽 壁璧 辩辨 没设 侧测 "
    "历厉 处外 材村 休体 代伐 光先 元无 本木 风凤 水永 片斤 气乞 生主 车东 万方 子于 业亚 铝铅 "
    "氢氧 优忧 坏环 膜摸 续绩 拌伴 晶品 检捡 栓拴 浇挠 烧绕 稳隐 载截 徒徙 抗杭 输愉 "
    "0O 1lI 5S 8B 2Z"
)

# Our own words: what firms of any trade say about themselves.
_PARAGRAPHS: Final = (
    (
        "公司成立于2008年，注册资本5000万元，是一家集研发、生产、销售和服务于一体的民营企业。公司坐落于"
        "风景秀丽的长三角腹地，东临上海，南接杭州，高速公路和高铁穿境而过，区位优势明显。厂区占地面积80亩，"
        "建筑面积4.2万平方米，现有员工320人，其中大专以上学历146人，中高级职称人员38人。"
    ),
    (
        "公司先后荣获国家高新技术企业、江苏省民营科技企业、省级专精特新中小企业、市级企业技术中心、AAA级"
        "资信企业、重合同守信用企业、劳动关系和谐企业等称号，连续六年被评为纳税大户，董事长多次被授予"
        "优秀企业家和劳动模范称号。"
    ),
    (
        "公司已通过ISO9001质量管理体系、ISO14001环境管理体系和ISO45001职业健康安全管理体系认证，"
        "两化融合管理体系贯标通过评定。近三年累计申请专利62件，获得授权41件，其中发明专利9件，参与制定"
        "行业标准2项，登记软件著作权11件。"
    ),
    (
        "公司与多所高等院校、科研院所建立了长期稳定的产学研合作关系，聘请知名教授担任技术顾问，设立博士后"
        "创新实践基地和研究生工作站。公司每年将销售收入的5%以上投入研发，形成了一支结构合理、经验丰富、"
        "勇于创新的技术队伍。"
    ),
    (
        "公司财务状况良好，上年度实现销售收入3.6亿元，利税4200万元，资产负债率46%，银行信用等级优良，"
        "无不良贷款记录。公司法人治理结构完善，设有股东会、董事会和监事会，下设综合部、财务部、采购部、"
        "生产部、质量部、市场部和研发中心。"
    ),
    (
        "公司产品销往全国二十多个省市，并出口欧美、东南亚和中东地区，客户涵盖汽车、电子、医疗、航空、能源、"
        "环保等众多行业，在用户中享有良好的口碑。公司在北京、广州、成都、西安等地设有办事处，售后人员接到"
        "通知后二十四小时内到达现场。"
    ),
    (
        "当前，新一轮科技革命和产业变革深入推进，国家大力发展战略性新兴产业，推动互联网、大数据、人工智能和"
        "实体经济深度融合，坚持绿色低碳、智能制造的发展方向，为企业转型升级带来了难得的机遇。公司将抢抓机遇，"
        "加快数字化转型，努力实现高质量发展。"
    ),
    (
        "公司始终秉承以人为本、诚信经营、追求卓越、回报社会的宗旨，坚持客户至上、质量第一的方针，注重企业"
        "文化建设，定期组织员工培训、体检和文体活动，设立困难职工帮扶基金，积极参与捐资助学、乡村振兴和"
        "抗击疫情等公益事业，得到社会各界的一致好评。"
    ),
    (
        "展望未来，公司将继续加大投入，引进高层次人才，完善激励机制，力争在五年内实现销售收入翻一番，"
        "择机登陆资本市场，打造行业一流品牌，为地方经济社会发展作出新的更大贡献。热忱欢迎国内外新老客户"
        "莅临指导、洽谈业务，携手共创美好明天。"
    ),
)


def _traditional_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for traditional, simplified in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        forms[simplified] = forms.get(simplified, "") + traditional
    return forms


def _others(groups: Iterable[str]) -> dict[str, str]:
    return {char: group.replace(char, "") for group in groups for char in group}


_TRADITIONAL_OF: Final = _traditional_forms()
_LOOKS_LIKE: Final = {char: rest for char, rest in _others(_LOOK_ALIKES.split()).items() if rest}


def spaces(text: str, chance: Random) -> str:
    """Put blanks between Chinese characters, as PDF readers do."""
    return _CHINESE_GAP.sub(lambda _: " " if chance.random() < SPACED else "", text)


def full_width(text: str, _chance: Random) -> str:
    """Write Latin letters and digits in full width."""
    return _HALF_WIDTH.sub(lambda found: chr(ord(found[0]) + _TO_FULL_WIDTH), text)


def traditional(text: str, chance: Random) -> str:
    """Write every character that has traditional forms in one of them."""
    return "".join(chance.choice(_TRADITIONAL_OF.get(char, char)) for char in text)


def look_alikes(text: str, chance: Random) -> str:
    """Misread a small share of the characters that have a look-alike."""
    return "".join(
        chance.choice(_LOOKS_LIKE[char])
        if char in _LOOKS_LIKE and chance.random() < MISREAD
        else char
        for char in text
    )


def many_look_alikes(text: str, chance: Random) -> str:
    """Misread a small share of all characters, picked among those that have a look-alike."""
    places = [place for place, char in enumerate(text) if char in _LOOKS_LIKE]
    count = min(len(places), round(len(text) * MISREAD_BADLY))
    chars = list(text)
    for place in chance.sample(places, count):
        chars[place] = chance.choice(_LOOKS_LIKE[chars[place]])
    return "".join(chars)


def shuffled(text: str, chance: Random) -> str:
    """Put the sentences into any order; headings lose what stands below them."""
    sentences = _SENTENCE.findall(text)
    if sentences and sentences[-1][-1] not in "。；;！!？?\n":
        sentences[-1] += "。"
    chance.shuffle(sentences)
    return "".join(sentences)


def boilerplate(chance: Random) -> str:
    """Return ``BOILERPLATE`` characters of what a firm of any trade says about itself."""
    paragraphs = chance.sample(_PARAGRAPHS, len(_PARAGRAPHS))
    return "\n".join(paragraphs)[:BOILERPLATE]


def boilerplate_before(text: str, chance: Random) -> str:
    """Put company boilerplate in front."""
    return f"{boilerplate(chance)}\n{text}"


def boilerplate_after(text: str, chance: Random) -> str:
    """Put company boilerplate behind."""
    return f"{text}\n{boilerplate(chance)}"


def first_half(text: str, _chance: Random) -> str:
    """Cut the second half away."""
    return text[: (len(text) + 1) // 2]


def second_half(text: str, _chance: Random) -> str:
    """Cut the first half away, title and all."""
    return text[len(text) // 2 :]


PERTURBATIONS: Final[Mapping[str, Callable[[str, Random], str]]] = {
    "随机空格": spaces,
    "全角字母数字": full_width,
    "繁体字": traditional,
    "形近字（有形近字者的 3%）": look_alikes,
    "形近字（全文的 3%）": many_look_alikes,
    "句子打乱": shuffled,
    "前加千字企业介绍": boilerplate_before,
    "后加千字企业介绍": boilerplate_after,
    "截去后一半": first_half,
    "截去前一半": second_half,
}
