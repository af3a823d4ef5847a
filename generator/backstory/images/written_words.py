"""The words of a picture as an XMP packet (ISO 16684-1), to be kept in its copies."""

from xml.sax.saxutils import escape

from backstory.images.image_file import OwnWords

_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
    "{}</rdf:Description></rdf:RDF></x:xmpmeta>"
)
_IN_LANGUAGES = '<{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></{0}>'


def as_packet(words: OwnWords) -> bytes:
    """The packet; nothing else of the file is in it, so no place where a picture was taken."""
    said = [
        ("Iptc4xmpCore:AltTextAccessibility", words.alt, _IN_LANGUAGES),
        ("dc:description", words.caption, _IN_LANGUAGES),
        ("photoshop:Credit", words.credit, "<{0}>{1}</{0}>"),
        ("xmpRights:UsageTerms", words.license, _IN_LANGUAGES),
    ]
    return _PACKET.format(
        "".join(form.format(name, escape(text)) for name, text, form in said if text)
    ).encode()
