"""Portuguese: the words around a list and in running text."""

from refkit.article.vocabulary.language import language

PORTUGUESE = language(
    lists="referencias bibliografia obras fontes webgrafia sitografia bibliografias",
    notes="notas nota rodape",
    joining="e as os da das dos do de leituras capitulo citadas consultadas obras bibliograficas fontes lista",
    headings="""
        para saber mais
        leituras recomendadas
        para ler mais
        livros citados
        livros consultados""",
    own="""
        obras
        publicacoes""",
    ends=r"""
        deixe (?:um|uma)\b
        comentários?\b
        compartilhe\b
        agradecimentos
        (?:textos?|fotos?|fotografias?|imagens)(?: e \w+)?\s?: \w
        sobre (?:o|os) autor
        última (?:atualização|modificação)
        (?:anexo|apêndice) (?:[IVX]{1,4}|\d|[A-Z])\b
        (?:palavras[- ]chave|marcadores)\s?:
        \d+ (?:coment[aá]rios|respostas)\b
        nenhum comentário
        como citar\b
        est[ae] (?:página|site) (?:se|usa|utiliza|foi)\b
        postado (?:por|em|às)
        este (?:artigo|texto) (?:foi|é|saiu)\b
        publicado (?:em|por)\b
        leia (?:também|mais)
        ligações externas""",
    openers="""
        conforme apud com sem assim os um uma em na no nos nas e mas também tabela quadro de ano já depois então além
        embora quando onde porque entre até desde durante este esta ele ela eles seu sua todos alguns muitos hoje
        aqui cada se não ao pela pelo""",
    prose="são foi foram não pode mais também isso essa diz dizem há tem têm era eram havia podem",
)
