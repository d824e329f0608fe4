"""Spanish: the words around a list and in running text."""

from refkit.article.vocabulary.language import language

SPANISH = language(
    lists="referencias bibliografia obras fuentes webgrafia bibliografias",
    notes="notas nota",
    joining="""
        y e las los la del lecturas capitulo citadas citada citados consultadas consultada obras bibliograficas
        bibliografica fuentes lista al pie""",
    headings="""
        para saber mas
        lecturas recomendadas
        para leer mas
        libros citados
        libros consultados""",
    own="""
        obras
        publicaciones
        discografia
        filmografia""",
    ends=r"""
        deja (?:un|una)\b
        comentarios?\b
        compartir\b
        agradecimientos
        (?:textos?|fotos?|fotografías?|imágenes)(?: y \w+)?\s?: \w
        sobre (?:el|los) autor
        última (?:actualización|modificación)
        anexos?\s*$
        (?:anexo|apéndice) (?:[IVX]{1,4}|\d|[A-Z])\b
        (?:palabras clave|etiquetas?|categorías?|autore?s?)\s?:
        c[óo]mo citar\b
        \d+ (?:comentarios|respuestas|pensamientos)\b
        est[ae] (?:página|sitio|web) (?:se|usa|utiliza|fue)\b
        s[ií]gu?enos\b
        este (?:artículo|texto) (?:fue|es|se|apareció)\b
        publicado (?:en|por|el)\b
        lea (?:también|más)
        enlaces externos""",
    openers="""
        ver véase según para por con sin sobre como así el lo los las una unos en y o pero también tabla figura
        capítulo segundo an año ya luego después entonces además aunque cuando donde porque entre hasta desde hacia
        durante este esta estos estas ese eso él ella ellos se su sus todo todos algunos muchos finalmente primero
        hoy aquí cada si no""",
    prose="está están fue fueron ha han más pero puede este esta ser cuando",
)
