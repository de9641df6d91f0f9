/**
 * What the kubelet makes of a container's command and arguments before it starts them: `$(NAME)` becomes the value of a variable,
 * `$$` becomes `$`, everything else stays.
 *
 * Written after https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#entrypoint
 */
export function expanded(text: string, variables: { readonly [name: string]: string } = {}): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (reference, name: string | undefined) => {
    if (name === undefined) {
      return '$';
    }
    return Object.hasOwn(variables, name) ? variables[name] : reference;
  });
}
