// The program's mark and name.

import { Group, Text } from '@mantine/core';

export function Brand({ size = 24 }: { size?: number }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/dauphin.svg" width={size} height={size} alt="" />
      <Text fw={650} size={size > 30 ? 'xl' : 'lg'} component="span">
        Dauphin
      </Text>
    </Group>
  );
}
