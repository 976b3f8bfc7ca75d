"""What a workbook holds, read with the standard library alone: one JSON value, for the tests in Swift.

    read_workbook.py FILE → {"sheets": [{"name", "frozen", "rows": [[[type, value]]]}]}
"""

import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT, CONFIG = (ODF % name for name in ("office", "table", "text", "config"))


def excel(container):
    book = ElementTree.fromstring(container.read("xl/workbook.xml"))
    targets = {one.get("Id"): one.get("Target") for one in ElementTree.fromstring(container.read("xl/_rels/workbook.xml.rels"))}
    looks = [one.get("numFmtId") for one in ElementTree.fromstring(container.read("xl/styles.xml")).find(f"{MAIN}cellXfs")]
    types = container.read("[Content_Types].xml").decode()
    for sheet in book.find(f"{MAIN}sheets"):
        part = "xl/" + targets[sheet.get(f"{LINK}id")]
        assert f'"/{part}"' in types, part
        root = ElementTree.fromstring(container.read(part))
        pane = root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        rows = []
        for row in root.find(f"{MAIN}sheetData"):
            cells = []
            for cell in row:
                assert cell.find(f"{MAIN}f") is None, "a formula"
                kind = {"164": "money", "165": "day", "1": "count", "49": "text"}[looks[int(cell.get("s"))]]
                inline, value = cell.find(f"{MAIN}is/{MAIN}t"), cell.find(f"{MAIN}v")
                assert (inline is None) == (cell.get("t") is None)
                if inline is not None:
                    # As Excel reads it: `_x0041_` is « A ».
                    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), inline.text or "")
                    cells.append([kind, text])
                else:
                    cells.append([kind, value.text] if value is not None else ["empty", ""])
            rows.append(cells)
        yield {"name": sheet.get("name"), "frozen": int(pane.get("ySplit")), "rows": rows}


def paragraph(element):
    text = element.text or ""
    for child in element:
        text += {f"{TEXT}s": " " * int(child.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t"}[child.tag] + (child.tail or "")
    return text


def libre_office(container):
    content = ElementTree.fromstring(container.read("content.xml"))
    settings = ElementTree.fromstring(container.read("settings.xml"))
    frozen = {}
    for entry in settings.iter(f"{CONFIG}config-item-map-entry"):
        for item in entry.findall(f"{CONFIG}config-item"):
            if item.get(f"{CONFIG}name") == "VerticalSplitPosition":
                frozen[entry.get(f"{CONFIG}name")] = int(item.text)
    for table in content.iter(f"{TABLE}table"):
        rows = []
        for row in table.iter(f"{TABLE}table-row"):
            cells = []
            for cell in row:
                assert cell.get(f"{TABLE}formula") is None, "a formula"
                kind = cell.get(f"{OFFICE}value-type")
                if kind == "string":
                    cells.append(["text", "\n".join(paragraph(one) for one in cell)])
                elif kind == "float":
                    value = cell.get(f"{OFFICE}value")
                    cells.append(["money" if "." in value else "count", value])
                elif kind == "date":
                    cells.append(["day", cell.get(f"{OFFICE}date-value")])
                else:
                    cells.append(["empty", ""])
            rows.append(cells)
        name = table.get(f"{TABLE}name")
        yield {"name": name, "frozen": frozen[name], "rows": rows}


with zipfile.ZipFile(sys.argv[1]) as container:
    assert container.testzip() is None
    names = container.namelist()
    for name in names:
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(container.read(name))
    sheets = libre_office(container) if "content.xml" in names else excel(container)
    json.dump({"sheets": list(sheets)}, sys.stdout)
