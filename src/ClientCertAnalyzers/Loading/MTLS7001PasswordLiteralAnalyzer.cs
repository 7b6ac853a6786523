using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Options;
using ClientCertAnalyzers.Engines.Settings;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Loading;

/// <summary>The password of a private key is a literal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS7001PasswordLiteralAnalyzer() : ClientCertAnalyzer(Rules.MTLS7001PasswordLiteral)
{
    /// <summary>Tells the fix whose password it is.</summary>
    private static readonly ImmutableDictionary<string, string?> Listener = ImmutableDictionary<string, string?>.Empty.Add(nameof(PasswordRole.Listen), null);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate is not { } created)
        {
            return;
        }

        var search = new Search(symbols, new ValueTrace(new Bodies(context.Compilation)));
        var guarded = new GuardedSeverity(symbols, context.Options);
        context.RegisterArguments(PasswordArgument.Names, created, (sighting, argument) =>
        {
            if (PasswordArgument.Of(sighting.Operation, symbols) is { } password
                && argument.Span.Contains(password.Value.Syntax.Span)
                && search.Literals(password, sighting) is { } literals
                && guarded.Of(password.Role == PasswordRole.Export || IsInTest(sighting) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, sighting.Operation) is { } severity)
            {
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS7001PasswordLiteral,
                    password.Value.Syntax.GetLocation(),
                    severity,
                    additionalLocations: literals.Select(literal => literal.Syntax.GetLocation()),
                    properties: password.Role == PasswordRole.Listen ? Listener : null,
                    password.Callee));
            }
        });
    }

    /// <summary>A test project often has its own certificate beside it, and sometimes that of a partner's test system: worth a hint.</summary>
    private static bool IsInTest(Sighting sighting) =>
        TestCode.Of(sighting.Operation.Syntax.SyntaxTree, sighting.Compilation, sighting.Options) == TestCodeOption.Quiet;

    private sealed class Search(KnownSymbols symbols, ValueTrace trace)
    {
        /// <summary>The literals that are the password, where it is one on every way to it.</summary>
        public IReadOnlyList<IOperation>? Literals(PasswordArgument password, Sighting sighting) =>
            Literals(password, sighting.CancellationToken) is { Count: > 0 } literals && !IsThrownAway(sighting.Operation, password, literals, sighting.CancellationToken)
                ? literals
                : null;

        /// <summary>Null where it may be anything else too.</summary>
        private IReadOnlyList<IOperation>? Literals(PasswordArgument password, CancellationToken cancellationToken)
        {
            List<IOperation> ends = [.. trace.Of(PasswordArgument.Text(password.Value), cancellationToken).Select(end => end.Operation)];
            return ends.All(end => end.ConstantValue is { HasValue: true, Value: string }) ? [.. ends.Where(end => IsSecret(TextOf(end)))] : null;
        }

        /// <summary>An empty password protects nothing, and what a build step fills in is not in the source.</summary>
        private static bool IsSecret(string password) => password.Length > 0 && !Placeholder.Is(password);

        private static string TextOf(IOperation literal) => (string)literal.ConstantValue.Value!;

        /// <summary>
        /// A certificate that the same code makes, or that goes out and comes back in with the same password, never leaves the process
        /// with it: that is how its key is moved to where the platform wants it.
        /// </summary>
        private bool IsThrownAway(IOperation use, PasswordArgument password, IReadOnlyList<IOperation> literals, CancellationToken cancellationToken)
        {
            if (password.Role == PasswordRole.Export && use.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation })
            {
                return true;
            }

            return use.Root().Descendants().Any(other => IsRequest(other) || IsOtherWay(other))
                || use.ChildOperations.OfType<IArgumentOperation>().Any(argument => argument.Value != password.Value
                    && trace.Of(argument.Value, cancellationToken).Any(end => IsOtherWay(end.Operation)));

            bool IsOtherWay(IOperation operation) => PasswordArgument.Of(operation, symbols) is { } other
                && (other.Role == PasswordRole.Export) != (password.Role == PasswordRole.Export)
                && Literals(other, cancellationToken) is { } same
                && same.Select(TextOf).SequenceEqual(literals.Select(TextOf));
        }

        private bool IsRequest(IOperation operation) =>
            operation is IObjectCreationOperation { Type: { } type } && type.Is(symbols.CertificateRequest);
    }
}
