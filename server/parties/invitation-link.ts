/** Where whoever has the code reads what it is for: a page of the portal. */
export function invitationLink({ publicUrl }: { readonly publicUrl: string }, code: string): string {
  return `${publicUrl}/invitations/${code}`;
}
