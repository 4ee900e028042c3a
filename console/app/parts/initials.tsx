// A round mark with a person's initials, in a colour that stays theirs. Decoration: the name always stands beside it.

import { Avatar } from '@mantine/core';

const COLOURS = ['sea', 'teal', 'grape', 'orange', 'indigo', 'pink', 'cyan', 'lime'];

export function Initials({ name, size = 24 }: { name: string; size?: number }) {
  const words = name
    .trim()
    .split(/[\s.@_-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('');
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <Avatar size={size} variant="light" color={COLOURS[sum % COLOURS.length]} aria-hidden>
      {letters.toUpperCase()}
    </Avatar>
  );
}
