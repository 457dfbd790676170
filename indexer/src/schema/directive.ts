import { type ConstDirectiveNode, type ConstValueNode, Kind } from "graphql";

interface HasDirectives {
  readonly directives?: readonly ConstDirectiveNode[];
}

export function findDirective(node: HasDirectives, name: string): ConstDirectiveNode | undefined {
  return node.directives?.find((directive) => directive.name.value === name);
}

/** A directive's string, enum or boolean argument; undefined when it is absent or of another kind. */
export function argumentValue(
  directive: ConstDirectiveNode | undefined,
  name: string,
): string | boolean | undefined {
  const value = argumentNode(directive, name);
  const isPlain = value?.kind === Kind.BOOLEAN || value?.kind === Kind.STRING || value?.kind === Kind.ENUM;
  return isPlain ? value.value : undefined;
}

/** A directive's argument as it was parsed. */
export function argumentNode(
  directive: ConstDirectiveNode | undefined,
  name: string,
): ConstValueNode | undefined {
  return directive?.arguments?.find((argument) => argument.name.value === name)?.value;
}
