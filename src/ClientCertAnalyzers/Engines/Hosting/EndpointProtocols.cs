using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The HTTP versions of an endpoint.</summary>
internal enum HttpVersions
{
    /// <summary>It depends on what the code at hand does not show.</summary>
    Unknown,

    /// <summary>Nothing sets them here: those of the endpoint defaults hold, and without these HTTP/1.1 and HTTP/2.</summary>
    Unset,
    OnlyHttp1,

    /// <summary>HTTP/2 or HTTP/3 among them.</summary>
    Multiplexed,
}

/// <summary>Which HTTP versions the code of an endpoint sets.</summary>
internal sealed class EndpointProtocols
{
    private const int Multiplexed = 2 | 4;

    private EndpointProtocols(HttpVersions versions, ISimpleAssignmentOperation? statement) => (Versions, Statement) = (versions, statement);

    public HttpVersions Versions { get; }

    /// <summary>The assignment of <c>Protocols</c>, where there is one and it counts.</summary>
    public ISimpleAssignmentOperation? Statement { get; }

    /// <summary>Of what a callback does with its <c>ListenOptions</c>.</summary>
    public static EndpointProtocols Of(OptionsCode? code)
    {
        if (code is null || code.Escapes)
        {
            return new(HttpVersions.Unknown, null);
        }

        var statements = code.Uses.OfType<IPropertyReferenceOperation>().Where(use => use.Property.Name == "Protocols" && use.Parent is IAssignmentOperation).ToList();
        return statements switch
        {
            [] => new(HttpVersions.Unset, null),
            [{ Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: int value } } only }] when only.IsUnconditionalIn(code.Body) =>
                new((value & Multiplexed) == 0 ? HttpVersions.OnlyHttp1 : HttpVersions.Multiplexed, only),
            _ => new(HttpVersions.Unknown, null),
        };
    }
}
