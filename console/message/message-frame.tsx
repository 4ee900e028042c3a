// The HTML of a message in a frame of its own, where nothing runs and nothing loads unless asked: the server's policy for that document
// says so too. A document of the sandbox has an address; that of a dropped file is the answer to a form, since only an answer of the
// server brings a policy of its own. Marks are moved to by address (`#mark-3`), and lead back by one: no script takes part.

import { Box, Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type ApiInput, apiUrl } from '../app/api.ts';
import type { MessageSource } from './message-view.ts';
import './message.css';

export interface MessageFrameProps {
  source: MessageSource;
  images: 'blocked' | 'shown';
  /** What a screen reader says of the frame. */
  title: string;
  isNarrow?: boolean;
  /** Draws the places of the evidence. */
  hasMarks?: boolean;
  /** Scrolls to the mark of this number. */
  mark?: number;
  /** The path of the page around, when its evidence has addresses that marks can lead to. */
  page?: string;
}

export function MessageFrame(props: MessageFrameProps) {
  const { source, images, hasMarks, page } = props;
  // Another document is another frame: so the history of the browser holds none of them.
  const key = [Object.values(source).filter((one) => typeof one === 'string'), images, hasMarks, page].join(' ');
  return <Frame key={key} {...props} />;
}

function Frame({ source, images, title, isNarrow, hasMarks, mark, page }: MessageFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const query = { images, marks: hasMarks ? ('shown' as const) : undefined, page };
  const address = addressOf(source, query);
  const file = source.kind === 'file' ? source.file : undefined;

  useEffect(() => {
    if (file && frame.current) fill(frame.current.name, address, file);
  }, [file, address]);
  useEffect(() => {
    if (isDrawn && mark !== undefined) frame.current?.contentWindow?.location.replace(`${address}#mark-${mark}`);
  }, [isDrawn, mark, address]);

  return (
    <Box className="frame-holder" data-narrow={isNarrow || undefined} aria-busy={!isDrawn}>
      {!isDrawn && <Loader className="frame-loader" aria-hidden />}
      <iframe
        ref={frame}
        name={file ? FRAME_NAME : undefined}
        src={file ? undefined : address}
        title={title}
        sandbox={`allow-popups allow-popups-to-escape-sandbox${page ? ' allow-top-navigation-by-user-activation' : ''}`}
        referrerPolicy="no-referrer"
        onLoad={() => setDrawn(true)}
      />
    </Box>
  );
}

function addressOf(source: MessageSource, query: ApiInput<'GET /api/quarantine/:arrivalId/frame'>['query']): string {
  switch (source.kind) {
    case 'sandbox':
      return apiUrl('GET /api/sandbox/messages/:messageId/frame', { params: { messageId: source.messageId }, query });
    case 'arrival':
      return apiUrl('GET /api/quarantine/:arrivalId/frame', { params: { arrivalId: source.arrivalId }, query });
    case 'file':
      return apiUrl('POST /api/judge/frame', { query: { ...query, trust: source.trust } });
  }
}

const FRAME_NAME = 'judged-message';

/** The one way to fill a frame with what the server answers to a file. */
function fill(frameName: string, address: string, file: File): void {
  const form = document.createElement('form');
  Object.assign(form, {
    method: 'post',
    enctype: 'multipart/form-data',
    action: address,
    target: frameName,
    hidden: true,
  });
  const input = document.createElement('input');
  input.type = 'file';
  input.name = 'message';
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  form.append(input);
  document.body.append(form);
  form.submit();
  form.remove();
}
