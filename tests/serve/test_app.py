"""The page and the API, by the test client: who may ask, what is refused, and what an article comes to."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from mtaudit.auditor import Settings
from mtaudit.interchange import from_dict
from mtaudit.readers import Record
from mtaudit.serve.app import make_app
from mtaudit.serve.limits import Limits
from mtaudit.serve.workers import BusyError, KilledError, SlowError, Workers

ARABIC = "قال الوزير إن القمة ستبدأ يوم الأحد وإن 51 دولة ستشارك فيها."
ENGLISH = "The minister said the summit would begin on Sunday and 15 countries would take part."
RECORD = {"id": 7, "target": ARABIC, "source": ENGLISH, "desk": "world"}
LIMITS = Limits(body=20_000, waiting=1, kept=2)
SETTINGS = Settings("gloss", select="NUM")


def open_client(*, token: str = "", host: str = "localhost") -> TestClient:
    app = make_app(SETTINGS, processes=1, limits=LIMITS, token=token)
    return TestClient(app, base_url=f"http://{host}", follow_redirects=False)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with open_client() as opened:
        yield opened


@pytest.fixture(scope="module")
def locked() -> Iterator[TestClient]:
    with open_client(token="sesame", host="newsroom.example") as opened:
        yield opened


def finished(client: TestClient, address: str) -> str:
    for _ in range(600):
        page = client.get(address, headers={"Accept-Language": "ar"}).text
        if "refresh" not in page:
            return page
        time.sleep(0.1)
    raise AssertionError(page)


def test_a_document_is_audited_as_a_batch_would(client: TestClient) -> None:
    answer = client.post("/audit?lang=ar", json=RECORD)
    assert answer.status_code == 200
    assert (answer.json()["id"], answer.json()["desk"]) == (7, "world")
    assert [each["message"] for each in answer.json()["findings"]] == ["ورد «51» وفي المصدر 15"]
    assert [each.message for each in from_dict(answer.json()).findings] == ["51 stands where the source has 15"]


def test_an_editor_pastes_two_texts_and_gets_the_report_in_arabic(client: TestClient) -> None:
    for wanted, code in (("ar-EG,en", "ar"), ("ar-XX", "ar"), ("fr;q=0.9, ar", "en"), ("../{0}", "en")):
        assert f'<html lang="{code}"' in client.get("/", headers={"Accept-Language": wanted}).text
    files = {"english-file": ("wire.html", f"<html><body><article><p>{ENGLISH}</p></article></body></html>")}
    started = client.post("/check", data={"arabic": ARABIC}, files=files)
    assert started.status_code == 303
    address = started.headers["location"]
    page = finished(client, address)
    assert "يُصحح قبل النشر" in page
    assert "<bdi>قال الوزير إن القمة" in page
    report = client.get(f"{address}/report.html", headers={"Accept-Language": "ar"})
    assert "ورد «51» وفي المصدر" in report.text
    assert from_dict(client.get(f"{address}/report.json").json()).target == ARABIC
    assert client.post(f"{address}/delete").status_code == 303
    gone = client.get(address, headers={"Accept": "text/html", "Accept-Language": "ar"})
    assert (gone.status_code, "لا يوجد مقال" in gone.text) == (404, True)


def test_a_finding_in_an_uploaded_page_stands_at_the_line_of_the_file(client: TestClient) -> None:
    page = f"<html>\n<body>\n<article>\n<h1>القمة</h1>\n<p>{ARABIC}</p>\n</article></body></html>"
    files = {"arabic-file": ("page.html", page), "english-file": ("wire.txt", ENGLISH)}
    address = client.post("/check", data={"arabic": ""}, files=files).headers["location"]
    finished(client, address)
    result = client.get(f"{address}/report.sarif").json()["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    client.post(f"{address}/delete")


def test_fifty_at_once_are_all_answered(client: TestClient) -> None:
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda number: client.post("/audit", json={**RECORD, "id": number}), range(50)))
    assert {each.status_code for each in answers} == {200, 503}
    for number, each in enumerate(answers):
        if each.status_code == 200:
            assert each.json()["id"] == number
        else:
            assert each.headers["retry-after"]
    assert client.get("/health").json()["texts"] == 0


def test_a_translators_file_holds_both_texts_and_says_the_places(client: TestClient) -> None:
    unit = f'<trans-unit id="u7">\n<source>{ENGLISH}</source><target>{ARABIC}</target></trans-unit>'
    xliff = f'<xliff version="1.2"><file source-language="en" target-language="ar">{unit}</file></xliff>'
    started = client.post("/check", files={"arabic-file": ("a.xlf", xliff)})
    address = started.headers["location"]
    finished(client, address)
    result = from_dict(client.get(f"{address}/report.json").json())
    assert (result.target, result.source) == (ARABIC, ENGLISH)
    assert (result.locations[0].line, result.locations[0].unit) == (2, "u7")


def test_a_text_that_cannot_be_audited_is_told_on_the_page(client: TestClient) -> None:
    started = client.post("/check", data={"arabic": "Only English here, and nothing else at all in it."})
    assert "ليس عربيًا، ويبدو أنه إنجليزي" in finished(client, started.headers["location"])
    assert client.post("/check", data={"arabic": " "}).status_code == 400


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {}, 400),
        (b"[" * 9000, {}, 400),
        (b'{"target": "\\ud800"}', {}, 400),
        (b"\xff", {}, 400),
        (b"x" * 20_001, {}, 413),
        (b"{}", {"content-type": "text/plain"}, 415),
        (b"{}", {"origin": "https://evil.example"}, 403),
        (b"{}", {"sec-fetch-site": "cross-site"}, 403),
        (b"{}", {"host": "rebound.example"}, 421),
    ],
)
def test_what_is_refused(client: TestClient, body: bytes, headers: dict[str, str], status: int) -> None:
    answer = client.post("/audit", content=body, headers={"content-type": "application/json"} | headers)
    assert answer.status_code == status
    assert len(answer.json()["error"].splitlines()) == 1
    arabic = client.post("/audit?lang=ar", content=body, headers={"content-type": "application/json"} | headers).json()[
        "error"
    ]
    assert any("\u0600" <= letter <= "\u06ff" for letter in arabic)


def test_a_language_that_is_not_spoken_is_refused(client: TestClient) -> None:
    answer = client.post("/audit?lang=zz", json=RECORD)
    assert answer.status_code == 400
    assert "zz" in answer.json()["error"]


def test_a_body_of_unknown_length_is_cut_off(client: TestClient) -> None:
    pieces = (b"x" * 1000 for _ in range(100))
    assert client.post("/audit", content=pieces, headers={"content-type": "application/json"}).status_code == 413
    form = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/check", content=(b"x" * 1000 for _ in range(100)), headers=form).status_code == 413


def test_elsewhere_a_token_is_asked_for(locked: TestClient) -> None:
    assert locked.post("/audit", json={}).status_code == 401
    assert locked.post("/audit", json={}, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert locked.post("/audit", json={}, headers={"Authorization": "Bearer sesame"}).status_code == 400
    assert locked.get("/", headers={"Accept": "text/html"}).headers["location"] == "/login"
    assert locked.get("/health").json()["status"] == "ok"
    assert locked.post("/login", data={"token": "wrong"}).status_code == 401
    assert locked.post("/login", data={"token": "sesame"}).status_code == 303
    assert locked.get("/").status_code == 200


def test_every_answer_says_what_a_browser_may_do(client: TestClient) -> None:
    for path in ("/", "/docs", "/openapi.json", "/nothing"):
        headers = client.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert {"/audit", "/health"} == set(client.get("/openapi.json").json()["paths"])


def test_a_slow_text_is_stopped_and_a_killed_process_replaced() -> None:
    record = Record(1, 1, ARABIC, ENGLISH)
    hasty = Workers(SETTINGS, 1, waiting=0, seconds=0.01)
    with pytest.raises(SlowError):
        hasty.submit(record).result(60)
    hasty.close()
    others = set(multiprocessing.active_children())
    workers = Workers(SETTINGS, 1, waiting=1, seconds=60)
    doomed, waiting = workers.submit(record), workers.submit(record)
    with pytest.raises(BusyError):
        workers.submit(record)
    while not (own := set(multiprocessing.active_children()) - others):
        time.sleep(0.01)
    own.pop().kill()
    with pytest.raises(KilledError):
        doomed.result(60)
    assert len(waiting.result(60)["findings"]) == 1
    workers.close()
    assert workers.taken == 0
