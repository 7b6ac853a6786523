using System.Collections.Immutable;
using System.Reflection;
using ClientCertAnalyzers.AspNetCore;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Verification;

/// <summary>What restore and build brought beside the SDK: other frameworks, and libraries outside them.</summary>
internal static class RestoredReferences
{
    /// <summary>The oldest .NET that is supported.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore8 { get; } =
        [.. Package("microsoft.netcore.app.ref/8.0.0/ref/net8.0"), .. Package("microsoft.aspnetcore.app.ref/8.0.0/ref/net8.0")];

    /// <summary>That and the package that brings the loader to it.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore8WithLoader { get; } =
        [.. AspNetCore8, .. Package("microsoft.bcl.cryptography/9.0.23/lib/net8.0")];

    public static ImmutableArray<MetadataReference> NetFramework { get; } =
        [.. Package("microsoft.netframework.referenceassemblies.net472/1.0.3/build/.NETFramework/v4.7.2")];

    /// <summary>The other package of this product.</summary>
    public static MetadataReference RuntimeHelper { get; } = MetadataReference.CreateFromFile(typeof(RequireClientCertificateAttribute).Assembly.Location);

    /// <summary>ASP.NET Core's certificate authentication, which is no part of the shared framework.</summary>
    public static MetadataReference CertificateAuthentication { get; } =
        Package("microsoft.aspnetcore.authentication.certificate/10.0.15/lib/net10.0").Single();

    /// <summary>Slots that live in packages of their own.</summary>
    public static ImmutableArray<MetadataReference> OtherClients { get; } =
        [.. Package("system.net.http.winhttphandler/9.0.23/lib/net9.0"), .. Package("system.directoryservices.protocols/9.0.23/lib/net9.0")];

    /// <summary>Clients that are no part of .NET: mail, MQTT, PostgreSQL, RabbitMQ, REST.</summary>
    public static ImmutableArray<MetadataReference> Libraries { get; } =
    [
        .. Package("mailkit/4.18.2/lib/net8.0"), .. Package("mqttnet/5.2.0.1603/lib/net8.0"), .. Package("npgsql/10.0.3/lib/net8.0"),
        .. Package("rabbitmq.client/7.2.2/lib/net8.0"), .. Package("restsharp/114.1.0/lib/net8.0"),
    ];

    /// <summary>gRPC, of clients and servers.</summary>
    public static MetadataReference Grpc { get; } = Package("grpc.core.api/2.85.0/lib/netstandard2.1").Single();

    /// <summary>WCF's clients.</summary>
    public static ImmutableArray<MetadataReference> Wcf { get; } = [.. Package("system.servicemodel.primitives/10.1.0/ref/net10.0")];

    public static IEnumerable<MetadataReference> Package(string folder)
    {
        var root = typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PackageRoot").Value!;
        return References.Files(Path.Combine(root, folder));
    }
}
