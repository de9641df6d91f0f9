import {
  type InterfaceType, isCollectionTypeReference, isNamedTypeReference, type Method, type Type, TypeKind, type TypeReference,
} from '@jsii/spec';

/** Props and results. */
export const isStruct = (type: Type | undefined): type is Type & InterfaceType => type?.kind === TypeKind.Interface && type.datatype === true;

/**
 * The names of the types that a user makes: parameters, their properties, and what a method returns that a user writes. jsii says only that all of
 * them are structs.
 */
export function typesGiven(types: readonly Type[]): ReadonlySet<string> {
  const byName = new Map(types.map((type) => [type.fqn, type]));
  const given = new Set<string>();
  const add = (name: string): void => {
    const type = byName.get(name);
    if (!given.has(name) && isStruct(type)) {
      given.add(name);
      [...type.interfaces ?? [], ...(type.properties ?? []).flatMap((property) => namesIn(property.type))].forEach(add);
    }
  };
  types.flatMap(writtenByUser).flatMap(namesIn).forEach(add);
  return given;
}

function writtenByUser(type: Type): TypeReference[] {
  if (type.kind === TypeKind.Enum) {
    return [];
  }
  const callables = [...type.methods ?? [], ...type.kind === TypeKind.Class && type.initializer !== undefined ? [type.initializer] : []];
  const overridden = (type.methods ?? []).filter((method): method is Method => type.kind === TypeKind.Class && method.abstract === true);
  return [
    ...callables.flatMap(({ parameters = [] }) => parameters.map((parameter) => parameter.type)),
    ...overridden.flatMap(({ returns }) => (returns === undefined ? [] : [returns.type])),
  ];
}

function namesIn(reference: TypeReference): string[] {
  if (isNamedTypeReference(reference)) {
    return [reference.fqn];
  }
  return isCollectionTypeReference(reference) ? namesIn(reference.collection.elementtype) : [];
}
