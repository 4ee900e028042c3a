// Types of the two mjml packages, which ship none; only what templates use.

declare module 'mjml' {
  export interface MjmlOptions {
    keepComments?: boolean;
    ignoreIncludes?: boolean;
    validationLevel?: 'skip' | 'soft' | 'strict';
    fonts?: Record<string, string>;
    minify?: boolean;
  }
  export default function mjml2html(mjml: string, options?: MjmlOptions): Promise<{ html: string }>;
}

declare module 'mjml-preset-core' {
  interface MjmlComponent {
    componentName: string;
    endingTag?: boolean;
    /** Attribute name to type: `color`, `unit(px,%)`, `enum(left,right)`, `string`, `boolean`, `integer`. */
    allowedAttributes?: Record<string, string>;
    defaultAttributes?: Record<string, string | null>;
  }
  const preset: {
    components: MjmlComponent[];
    /** Which tags may stand in which. */
    dependencies: Record<string, (string | RegExp)[]>;
  };
  export default preset;
}
