"""Whether a text names somebody who must not be named, in whatever form: the one function that decides it.

Each name on file gives stems, as sounds (`lib.spellings`), to which any ending may be added (`lib.endings`). Of a text,
each word is looked up by its sounds, so that the work grows with the text and not with the register. It fails closed:

- two different parts of one person's name, or a part and the initial of another, near one another, name that person, in
  capital letters or small ones;
- a family name, or a name of one word (an alias), names them alone where it stands with a capital, or bears the ending
  of a surname. Where it is also an ordinary word of a language (it stands in this text with a small letter, or in the
  list of words), or somebody who may be named bears it too, it needs a second sign: another part of the name or an
  initial beside it; for an ordinary word a title or an office before it will do as well.
"""

from dalel.documents.withheld.gate import Hit, Withheld
from dalel.documents.withheld.names import Named

__all__ = ["Hit", "Named", "Withheld"]
