// Software that fetches links without a person behind the click, by what it calls itself in User-Agent. A table, never code.
// It can only miss one: most security gateways pretend to be a browser, which is why hit.ts weighs more than names.
// Nothing here may match a browser, or a mail program that opens a link for its reader.

/** Robots, link checkers, previewers and libraries: and whatever does not even begin as all browsers do. */
export const machineAgents =
  /^(?!mozilla\/5\.0 |opera\/)|(?<!\bcu)bot\b|(?<!\bcu)bot[/_-]|inspection|analy[sz]er|crawl|spider|slurp|scan(?:ner)?\b|fetcher|preview|prerender|validator|link-?check|monitor(?:ing)?\b|headless|phantomjs|puppeteer|playwright|selenium|cypress|lighthouse|curl\/|wget|libwww|python|aiohttp|httpx|scrapy|go-http-client|java\/|jakarta|apache-httpclient|okhttp|axios|node-fetch|undici|got \(|guzzle|php\/|ruby|perl|winhttp|httpclient|urllib|restsharp|postmanruntime|facebookexternalhit|facebookcatalog|meta-external|whatsapp|telegram|skype|slack|discord|embedly|iframely|barracuda|proofpoint|mimecast|ironport|messagelabs|symantec|trend ?micro|fireeye|trellix|forcepoint|websense|zscaler|sophos|fortinet|fortiguard|check ?point|cloudmark|vadesecure|vade ?retro|mailinblack|safelinks|microsoft office|ms-office|existence discovery|bitdefender|kaspersky|netcraft|urlscan|virustotal|palo ?alto|cortex|feedly|archive\.org|heritrix|nutch|mediapartners|apis-google|google-safety|google-read-aloud|googleother|bingpreview|yandex\w+\/|https?:\/\//i;

/** Caches of mailbox providers: they fetch on behalf of a reader, but say nothing sure about him. */
export const proxyAgents = /googleimageproxy|ggpht\.com|yahoomailproxy|cfnetwork.*mail|duckduckgo-image-proxy/i;
