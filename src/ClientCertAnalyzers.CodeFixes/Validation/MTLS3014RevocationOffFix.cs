using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Asks the CA, instead of nobody.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3014RevocationOffFix() : RevocationModeFix(Rules.MTLS3014RevocationOff);
