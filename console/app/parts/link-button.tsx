// A button that leads to a page of the console: as typed as the router's own `Link`, and a true link, which opens in a new tab and is read
// aloud as one. A link in a text is a `PageLink`.

import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Props = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>;

/** `<LinkButton to="/campaigns/$campaignId" params={{ campaignId }} variant="default">…</LinkButton>` */
export const LinkButton = createLink((props: Props) => <Button component="a" {...props} />);
