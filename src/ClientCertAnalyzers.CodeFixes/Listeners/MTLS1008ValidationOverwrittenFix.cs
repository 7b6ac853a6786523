using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Whichever of the two comes last, without the call the callback decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MTLS1008ValidationOverwrittenFix))]
internal sealed class MTLS1008ValidationOverwrittenFix() : RemovalFix(Rules.MTLS1008ValidationOverwritten, FixTitle)
{
    internal const string FixTitle = "Remove 'AllowAnyClientCertificate'";
}
