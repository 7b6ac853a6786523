using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A client with a certificate gets an address that has no TLS.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2005CertificateOverHttpAnalyzer() : ClientCertAnalyzer(Rules.MTLS2005CertificateOverHttp)
{
    private const string Scheme = "http://";

    private static readonly HashSet<string> Names =
    [
        "BaseAddress", "Send", "SendAsync", "GetAsync", "GetStringAsync", "GetByteArrayAsync", "GetStreamAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync",
        "GetFromJsonAsync", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "DeleteFromJsonAsync",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.SocketsHttpHandler is null || symbols.HttpClient is null)
        {
            return;
        }

        var clients = new CertificateClient(symbols);
        var trace = new ValueTrace(new Bodies(context.Compilation));
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames(Names, UseWithAddress, Analyze);

        void Analyze(Sighting sighting)
        {
            if (Address(sighting.Operation, symbols) is ({ } place, { } client, { } address)
                && TextOf(address, trace, symbols, sighting.CancellationToken) is { ConstantValue.Value: string text } literal
                && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && clients.HasCertificate(client, place)
                && severities.Of(uri.IsLoopback ? DiagnosticSeverity.Info : Rules.MTLS2005CertificateOverHttp.DefaultSeverity, place) is { } severity)
            {
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS2005CertificateOverHttp, place.Syntax.GetLocation(), severity, additionalLocations: [literal.Syntax.GetLocation()], properties: null, Scheme + uri.Host));
            }
        }
    }

    /// <summary>Requests are many, and most have an address that is a part of one or comes from elsewhere.</summary>
    private static SyntaxNode? UseWithAddress(SyntaxNode name)
    {
        var use = Sighting.Used(name);
        var isMessage = ((SimpleNameSyntax)name).Identifier.ValueText.StartsWith("Send", StringComparison.Ordinal);
        return use is InvocationExpressionSyntax call && !call.ArgumentList.Arguments.Any(argument => MayBeAddress(argument.Expression, isMessage)) ? null : use;
    }

    private static bool MayBeAddress(ExpressionSyntax argument, bool isMessage) => argument switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is string text && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments } => arguments.Any(inner => MayBeAddress(inner.Expression, isMessage: false)),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax => !isMessage,
        _ => false,
    };

    /// <summary>A base address that is set, or a request with an address of its own.</summary>
    private static (IOperation? Place, IOperation? Client, IOperation? Address) Address(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "BaseAddress", ContainingType: var type }, Parent: ISimpleAssignmentOperation assignment } property when assignment.Target == property && type.Is(symbols.HttpClient) =>
            (assignment, property.Instance, assignment.Value),
        IInvocationOperation call when call.Receiver() is { } client && call.TargetMethod.ContainingType.Is(symbols.HttpClient) => (call, client, AddressOf(call, symbols)),
        IInvocationOperation { Instance: null, TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var client }, ..] } call when client.Unwrap().Type?.Is(symbols.HttpClient) is true && call.TargetMethod.IsFramework() =>
            (call, client, AddressOf(call, symbols)),
        _ => default,
    };

    /// <summary>Of a request message only one that is made in the call.</summary>
    private static IOperation? AddressOf(IInvocationOperation call, KnownSymbols symbols) =>
        ArgumentOf(call.Arguments, "requestUri")
        ?? (ArgumentOf(call.Arguments, "request")?.Unwrap() is IObjectCreationOperation { Type: { } type } request && type.Is(symbols.HttpRequestMessage) ? ArgumentOf(request.Arguments, "requestUri") : null);

    private static IOperation? ArgumentOf(IEnumerable<IArgumentOperation> arguments, string name) => arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    /// <summary>The text of an address that is a string or made from one; the address itself where it is something else.</summary>
    private static IOperation TextOf(IOperation address, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var value = trace.Single(address, cancellationToken);
        return value is IObjectCreationOperation { Type: { } type, Arguments: [{ Value: var text }, ..] } && SymbolEqualityComparer.Default.Equals(type, symbols.Uri)
            ? trace.Single(text, cancellationToken)
            : value;
    }
}
