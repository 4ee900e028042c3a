// A link to another page of the console, in the colours of the theme: as typed as the router's own `Link`.

import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Props = AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;

export const PageLink = createLink((props: Props) => <Anchor {...props} />);
