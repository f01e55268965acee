"""Writes src/CloudBridge.Monitors/Egress/Urls/uts46.txt: what UTS #46 makes of characters of host names, for a program without ICU."""
import pathlib
import unicodedata

KEPT = {0xDF, 0x3C2, 0x1E9E}  # mapped of old, or to small letters by whoever reads
IGNORED = {0xAD, 0x34F, 0x180F, 0x200B, 0x2060, 0x2064, 0xFEFF, *range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0x1BCA0, 0x1BCA4), *range(0xE0100, 0xE01F0)}
FORBIDDEN = set(' #/:<>?@[\\]^|%')
HANGUL = range(0xAC00, 0xD7A4)


def mapped(character):
    """What a character becomes; itself when that is its small letter, as everybody can tell that."""
    folded = unicodedata.normalize('NFKC', unicodedata.normalize('NFKC', unicodedata.normalize('NFD', character)).casefold())
    text = unicodedata.normalize('NFC', ''.join(one for one in folded if ord(one) not in IGNORED)).replace('\u3002', '.')
    return character if text == character.lower() and len(text) == 1 else '?' if FORBIDDEN & set(text) else text


def pair(character):
    """The two characters that are composed to one; None when there are none."""
    parts = unicodedata.decomposition(character).split()
    isPair = len(parts) == 2 and not parts[0].startswith('<') and unicodedata.normalize('NFC', unicodedata.normalize('NFD', character)) == character
    return ''.join(chr(int(part, 16)) for part in parts) if isPair else None


def lines(prefix, entries):
    """Neighbours share a line that begins with the number of the first."""
    run = []
    for number, text in [*entries, (0x110000, '')]:
        if run and number != run[-1][0] + 1:
            yield f'{prefix}{run[0][0]:X} ' + ' '.join(text for _, text in run)
            run = []
        run.append((number, text))


characters = [(number, chr(number)) for number in range(0x80, 0x110000) if unicodedata.category(chr(number)) not in ('Cn', 'Cc', 'Co', 'Cs') and number not in HANGUL]
maps = [(number, mapped(one)) for number, one in characters if number not in KEPT | IGNORED and mapped(one) != one]
pairs = [(number, pair(one)) for number, one in characters if pair(one)]
text = [
    f'# Made by src/CloudBridge.Monitors/Egress/Urls/uts46.py from Unicode {unicodedata.unidata_version}: a number, and what its character and the next ones are mapped to (? is forbidden).',
    '# Lines with + have the two characters that are composed to one instead.',
    *lines('', maps),
    *lines('+', pairs),
]
pathlib.Path(__file__).with_name('uts46.txt').write_text('\n'.join(text) + '\n', encoding='utf-8')
