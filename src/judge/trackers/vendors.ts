// Names the vendor of a spy pixel from its address, by the tables of data/trackers. Pure. Hosts are found by their name, so that the length
// of the tables costs nothing; shapes of paths are tried one after the other.

import { platforms } from '../data/trackers/platforms.ts';
import { salesTools } from '../data/trackers/sales-tools.ts';
import { sendingServices } from '../data/trackers/sending-services.ts';
import type { TrackerVendor } from '../data/trackers/vendor.ts';

const rows = [...sendingServices, ...salesTools, ...platforms];
const shaped = rows.filter(({ shape }) => shape !== undefined);
const byHost = new Map<string, TrackerVendor[]>();
for (const row of rows) for (const host of row.hosts ?? []) byHost.set(host, [...(byHost.get(host) ?? []), row]);

const LONGEST_PATH = 1_000;

export function vendorOf({ url, host }: { url?: URL; host: string }): string | undefined {
  if (!url) return undefined;
  const path = `${url.pathname}${url.search}`.slice(0, LONGEST_PATH);
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const row = byHost.get(name)?.find((one) => !one.path || one.path.test(path));
    if (row) return row.vendor;
  }
  return shaped.find(({ shape }) => shape?.test(path))?.vendor;
}
