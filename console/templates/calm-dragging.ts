// The drag library marks whatever can be dragged as a pressed-or-not button, in English, even when it holds other controls.
// Blocks on the canvas become named groups instead, and the drawer's tiles plain pictures: the keyboard has the buttons beside
// them and the outline. It watches, since the library marks anew whenever blocks come and go.

const marks = ['aria-pressed', 'aria-grabbed', 'aria-disabled', 'aria-roledescription', 'aria-describedby'];
const watched = { subtree: true, childList: true, attributes: true, attributeFilter: ['role', 'tabindex', ...marks] };

/** `nameOf` gives the name of a block by its id. Answers how to stop. */
export function calmDragging(root: Node, nameOf: (id: string) => string): () => void {
  const calm = () => {
    const scope = root instanceof Element || 'querySelectorAll' in root ? (root as ParentNode) : undefined;
    for (const element of scope?.querySelectorAll<HTMLElement>('[data-puck-component], [data-puck-drawer-item]') ?? [])
      quiet(element, nameOf);
    for (const element of scope?.querySelectorAll('[id^="dnd-kit-announcement"]') ?? [])
      set(element, 'aria-live', 'off');
  };
  const observer = new MutationObserver(calm);
  calm();
  observer.observe(root, watched);
  return () => observer.disconnect();
}

function quiet(element: HTMLElement, nameOf: (id: string) => string): void {
  for (const mark of marks) if (element.hasAttribute(mark)) element.removeAttribute(mark);
  const id = element.getAttribute('data-puck-component');
  if (id === null) {
    set(element, 'role', 'presentation');
    set(element, 'tabindex', '-1');
    return;
  }
  set(element, 'role', 'group');
  set(element, 'aria-label', nameOf(id));
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
