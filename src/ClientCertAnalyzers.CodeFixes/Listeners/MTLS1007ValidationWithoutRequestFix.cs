using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MTLS1007ValidationWithoutRequestFix))]
internal sealed class MTLS1007ValidationWithoutRequestFix() : RemovalFix(Rules.MTLS1007ValidationWithoutRequest, FixTitle)
{
    internal const string FixTitle = "Remove the validation that has no effect";
}
