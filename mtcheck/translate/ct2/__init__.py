"""CTranslate2, several times as fast on a CPU."""
