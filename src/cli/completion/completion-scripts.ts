/** What makes a shell ask `remora completion --words`; without an answer it completes files. */
export const completionScripts: { readonly [shell: string]: string } = {
  bash: `_remora() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("$line"); done \\
    < <(remora completion --words "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _remora remora`,
  zsh: `_remora() {
  local -a found
  found=("\${(@f)$(remora completion --words "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
compdef _remora remora`,
  fish: `function __remora_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -e words[1]
  set -l found (remora completion --words $words "$current" 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path "$current"
  end
end
complete -c remora -f -a '(__remora_complete)'`,
};
