"""Write mtaudit/data/learned/arabic/places.txt: countries and cities as Arabic writes them, single words.

usage: python training/places.py

The names are those of Unicode CLDR (territories and the example cities of time zones, Unicode licence) as the package
`babel` holds them.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale

OUTPUT = Path(__file__).parent.parent / "mtaudit" / "data" / "learned" / "arabic" / "places.txt"
HEADER = """\
# Countries and cities, one word each, as in Unicode CLDR (https://cldr.unicode.org, Unicode licence). Written by
# training/places.py.
"""
# Regions and cities in the news that CLDR does not name, or spells otherwise.
ADDED = """
    بريطانيا إنجلترا إنكلترا اسكتلندا إسكتلندا ويلز أمريكا أميركا إفريقيا كردستان كشمير غزة القدس كورسيكا
    صقلية بافاريا نيويورك بوسطن هيوستن دالاس أتلانتا سياتل ميامي فيلادلفيا واشنطن كاليفورنيا فلوريدا تكساس
    فرجينيا جورجيا أوهايو ميشيغان بنسلفانيا نيفادا أريزونا ألاسكا هاواي إلينوي حيفا يافا حلب حمص إدلب الموصل
    البصرة أربيل كركوك الإسكندرية جدة مكة دبي أبوظبي عدن صنعاء تعز بنغازي مصراتة طنجة مراكش وهران رفح نابلس
    جنين صيدا ميونيخ هامبورغ فرانكفورت ميلانو نابولي البندقية جنيف زيورخ زيوريخ برشلونة إشبيلية ليون مرسيليا
    مانشستر ليفربول برمنغهام غلاسكو إدنبرة أنقرة إسطنبول خاركيف أوديسا خيرسون ماريوبول لفيف دونيتسك لوغانسك
    دونباس كورسك سيبيريا كابول قندهار مومباي نيودلهي شنغهاي شنتشن تيغراي الإمارات السعودية سوريا فلسطين
    إسرائيل تركيا إيران كييف طهران
"""


def main() -> None:
    locale = Locale("ar")
    names = {name for code, name in locale.territories.items() if len(code) == 2 or code.isdigit()}
    names |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    words = {re.sub("[\u064b-\u0652]", "", name) for name in names if re.fullmatch("[\u0621-\u0652]{3,}", name)}
    words |= set(ADDED.split())
    OUTPUT.write_text(HEADER + "\n".join(sorted(words)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
