// A small picture of a message: the page itself, rendered by the server, in a frame that can do nothing, drawn smaller.
// Decoration: its name always stands beside it.

import { useElementSize } from '@mantine/hooks';

const pageWidth = 660;

export function Thumbnail({ address, name }: { address: string; name: string }) {
  const { ref, width } = useElementSize();
  return (
    <div className="thumbnail" ref={ref} aria-hidden>
      {width > 0 && (
        <iframe
          src={address}
          sandbox=""
          loading="lazy"
          tabIndex={-1}
          title={name}
          style={{ transform: `scale(${width / pageWidth})` }}
        />
      )}
    </div>
  );
}
