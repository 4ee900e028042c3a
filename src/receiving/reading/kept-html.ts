// What is left of a message's HTML when it is shown: a list of what is kept, so that whatever is not known is dropped.
// Nothing in it may run, ask, embed or load by itself; pictures and links pass through reader-view.ts besides.

const list = (words: string) => words.split(/\s+/);

export const keptTags = list(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong style sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr',
);

/** Dropped with all that is in them; of other tags that are not kept the text stays. */
export const droppedWithText = list('script textarea option select noscript title template iframe object svg math xml');

export const keptAttributes = list(
  'align alt bgcolor border cellpadding cellspacing class color colspan dir face height hspace id lang role rowspan size span start style title type valign vspace width background',
);
