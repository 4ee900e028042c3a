// A text on the canvas that is written in directly, with Liquid shown as chips. What the browser makes of the author's HTML is
// taken over only when the author types: looking at a text never changes it.
// It must never feed back what it just gave out: the caret would jump.

import { registerOverlayPortal } from '@puckeditor/core';
import { type CSSProperties, useCallback, useEffect, useMemo, useRef } from 'react';
import { useCanvas } from './canvas-context.ts';
import { LiquidTable, makeChip, readHtml, showHtml } from './liquid-mask.ts';
import { type RichText, clearActiveText, setActiveText } from './rich-text-focus.ts';

export interface InlineHtmlProps {
  /** Selects the block this text belongs to. */
  onSelect: () => void;
  value: string;
  onChange: (html: string) => void;
  /** One line: Enter does nothing (a button's label). */
  singleLine?: boolean;
  isEditing: boolean;
  label: string;
  style?: CSSProperties;
}

export function InlineHtml({
  value,
  onChange,
  onSelect,
  singleLine = false,
  isEditing,
  label: name,
  style,
}: InlineHtmlProps) {
  const { label } = useCanvas();
  const ref = useRef<HTMLDivElement>(null);
  const given = useRef<string>(undefined);
  const change = useRef(onChange);
  change.current = onChange;
  const select = useRef(onSelect);
  select.current = onSelect;
  const table = useMemo(() => new LiquidTable(), []);

  useEffect(() => {
    if (ref.current && given.current !== value) {
      showHtml(ref.current, value, table, label);
      given.current = value;
    }
  }, [value, table, label]);

  const give = useCallback(() => {
    if (!ref.current) return;
    given.current = readHtml(ref.current, table);
    change.current(given.current);
  }, [table]);

  const text = useRef<RichText>(undefined);
  useEffect(() => {
    const element = ref.current;
    if (!element || !isEditing) return undefined;
    const release = registerOverlayPortal(element, { disableDragOnFocus: true });
    const own: RichText = {
      element,
      changed: give,
      insertLiquid(liquid) {
        insertAtCaret(element, makeChip(element.ownerDocument, liquid, label));
        give();
      },
    };
    text.current = own;
    // Puck would take the click for one on each block around, and select the outermost. A text that kept the caret while something
    // else was selected is not focused anew by a click.
    const keepClick = (event: Event) => {
      event.stopPropagation();
      select.current();
    };
    element.addEventListener('click', keepClick);
    return () => {
      element.removeEventListener('click', keepClick);
      release?.();
      clearActiveText(own);
    };
  }, [isEditing, label, give]);

  if (!isEditing) return <div ref={ref} className="inline-html" style={style} />;
  return (
    <div
      ref={ref}
      className="inline-html"
      style={style}
      role="textbox"
      tabIndex={0}
      aria-label={name}
      aria-multiline={!singleLine}
      contentEditable
      suppressContentEditableWarning
      onInput={give}
      onFocus={() => {
        setActiveText(text.current);
        onSelect();
      }}
      onKeyDown={(event) => {
        // The editor around has shortcuts of its own (Backspace deletes a block).
        event.stopPropagation();
        if (singleLine && event.key === 'Enter') event.preventDefault();
      }}
      onPaste={(event) => pastePlain(event, singleLine)}
    />
  );
}

/** What comes from a word processor or a page is pasted as text: its styles have no place in a mail. */
function pastePlain(event: React.ClipboardEvent<HTMLDivElement>, singleLine: boolean): void {
  event.preventDefault();
  const text = event.clipboardData.getData('text/plain');
  const line = singleLine ? text.replace(/\s+/g, ' ') : text;
  event.currentTarget.ownerDocument.execCommand('insertText', false, line);
}

function insertAtCaret(element: HTMLElement, node: Node): void {
  const selection = element.ownerDocument.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  if (!range || !element.contains(range.commonAncestorContainer)) {
    element.append(node);
    return;
  }
  range.deleteContents();
  range.insertNode(node);
  range.setStartAfter(node);
  range.collapse(true);
  selection?.removeAllRanges();
  selection?.addRange(range);
}
