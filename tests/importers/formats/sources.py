"""Files of other formats that tests make."""

import zipfile
from io import BytesIO

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
_CORE = """<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Plan</dc:title><dc:creator>Ada Quill</dc:creator><dcterms:created>2025-01-02T03:04:05Z</dcterms:created><cp:keywords>ferry, pier</cp:keywords></cp:coreProperties>"""


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a document, in a style such as `Heading1`."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(rows: list[list[str]]) -> str:
    """A table of a document."""
    cells = ["".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(*blocks: str, properties: bool = True) -> bytes:
    """A document of a word processor."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>{"".join(blocks)}</w:body></w:document>',
        )
        if properties:
            archive.writestr("docProps/core.xml", _CORE)
    return made.getvalue()


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harrow Post</title><link>https://post.example/</link><description>News</description><language>en-gb</language><copyright>Harrow Post 2025</copyright>
<item><title>Pier mended</title><link>https://post.example/pier</link><pubDate>Sat, 03 Feb 2024 10:00:00 +0100</pubDate><dc:creator>Ann Quire</dc:creator><category>Harbour</category>
<description>In short.</description><content:encoded><![CDATA[<p>The pier is <b>mended</b> | at last.</p><p>It took a year.</p>]]></content:encoded></item>
<item><title>Pier mended</title><link>https://post.example/pier2</link><pubDate>Sun, 04 Feb 2024 10:00:00 +0100</pubDate><description>Another text under the same title.</description></item>
<item><title>Nothing in it</title><link>https://post.example/none</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tidelines</title><id>x</id><updated>2025-04-06T08:00:00Z</updated><rights>CC BY</rights>
<entry><title type="html">Sixty &amp;amp; one</title><id>y</id><link href="https://t.example/61"/><published>2025-04-06T08:00:00Z</published><updated>2025-04-07T08:00:00Z</updated><author><name>Tess Marsh</name></author><content type="html">&lt;p&gt;I counted.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Skell", "authors": [{"name": "Jo"}], "items": [
{"id": "1", "url": "https://skell.example/1", "title": "One", "content_text": "First *words*.\\n\\nMore.", "date_published": "2025-01-01T10:00:00Z", "tags": ["sea"]},
{"id": "2", "content_html": "<p>Second.</p>", "date_published": "soon"}]}"""
