// A password field with its eye, named in the reader's language.

import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface PasswordFieldProps extends PasswordInputProps {
  /** Tells password managers which of the two it is. */
  purpose: 'current' | 'new';
}

export function PasswordField({ purpose, ...input }: PasswordFieldProps) {
  const { t } = useTranslation('accounts');
  return (
    <PasswordInput
      required
      autoComplete={purpose === 'new' ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
      {...input}
    />
  );
}
