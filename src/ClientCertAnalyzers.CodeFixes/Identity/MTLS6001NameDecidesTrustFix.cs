using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Lets the name count only where TLS has found no errors.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6001NameDecidesTrustFix() : NameTrustFix(Rules.MTLS6001NameDecidesTrust);
