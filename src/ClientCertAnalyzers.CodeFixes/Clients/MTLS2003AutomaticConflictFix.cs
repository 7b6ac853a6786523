using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Without the assignment the handler uses the certificates that it was given.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MTLS2003AutomaticConflictFix))]
internal sealed class MTLS2003AutomaticConflictFix() : RemovalFix(Rules.MTLS2003AutomaticConflict, FixTitle)
{
    internal const string FixTitle = "Remove 'Automatic'";
}
