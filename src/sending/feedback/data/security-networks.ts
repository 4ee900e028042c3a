// Networks of mail security services: whoever follows a link from there is a program that checks it. Only networks that belong to one
// such service whole; clouds that people's own traffic may leave from (browser isolation, company proxies) are not here, nor anything
// narrower than /24, which is all that a hit keeps of an address. It can only miss one.

export const securityNetworks: readonly [network: string, bits: number][] = [
  // Barracuda
  ['64.235.144.0', 20],
  ['209.222.80.0', 21],
  // Proofpoint
  ['67.231.144.0', 20],
  ['66.159.224.0', 19],
  ['148.163.128.0', 19],
  ['205.220.160.0', 19],
  ['62.209.50.0', 23],
  ['91.207.212.0', 23],
  ['185.132.180.0', 22],
  ['185.183.28.0', 22],
  // Mimecast
  ['91.220.42.0', 24],
  ['146.101.78.0', 24],
  ['195.130.217.0', 24],
  ['205.139.110.0', 24],
  ['207.211.30.0', 23],
  // Microsoft's mail filter
  ['40.92.0.0', 15],
  ['40.107.0.0', 16],
  ['52.100.0.0', 14],
  ['104.47.0.0', 17],
];
