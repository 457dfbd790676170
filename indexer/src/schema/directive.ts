import { type ConstDirectiveNode, Kind } from "graphql";

interface HasDirectives {
  readonly directives?: readonly ConstDirectiveNode[];
}

export function findDirective(node: HasDirectives, name: string): ConstDirectiveNode | undefined {
  return node.directives?.find((directive) => directive.name.value === name);
}

/** A directive's string or boolean argument; undefined when it is absent or of another kind. */
export function argumentValue(
  directive: ConstDirectiveNode | undefined,
  name: string,
): string | boolean | undefined {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.BOOLEAN || value?.kind === Kind.STRING ? value.value : undefined;
}
