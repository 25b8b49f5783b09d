"""The embedded model: Serbo-Croatian and some other languages to English with nothing but installed packages."""
