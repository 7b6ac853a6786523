using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

/// <summary>Switches of other libraries. In the messages: what is written, what it makes the library do, and how to take it back.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS3501SqlClientTrustsServer = Create(
        id: "MTLS3501",
        title: "SQL Server client accepts every server certificate",
        messageFormat: "'{0}' makes SqlClient {1}, so whoever is on the way can read and change what is sent; {2} and have this machine trust the CA of the server",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "TrustServerCertificate encrypts the connection without asking who is at its other end: the server's certificate is taken as it comes, also one that somebody on the way has made.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3502NpgsqlTrustsServer = Create(
        id: "MTLS3502",
        title: "PostgreSQL client accepts every server certificate",
        messageFormat: "'{0}' makes Npgsql {1}, so whoever is on the way can read and change what is sent; {2}, with 'Root Certificate' if the CA is a private one",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Only the modes VerifyCA and VerifyFull look at the server's certificate. Require encrypts and takes any, and a root certificate in the connection string changes nothing about that.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3503MySqlTrustsServer = Create(
        id: "MTLS3503",
        title: "MySQL client accepts every server certificate",
        messageFormat: "'{0}' makes MySqlConnector {1}, so whoever is on the way can read and change what is sent; {2}, with 'SslCa' if the CA is a private one",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Only the modes VerifyCA and VerifyFull look at the server's certificate. Required encrypts and takes any.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3504KubernetesTrustsServer = Create(
        id: "MTLS3504",
        title: "Kubernetes client accepts every API server certificate",
        messageFormat: "'{0}' makes the client {1}, so whoever is on the way gets its token and acts in the cluster; {2} and give the cluster's CA in 'SslCaCerts'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The client shows its token or certificate to whoever answers. The CA of a cluster stands in its kubeconfig, and in every pod.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3505KafkaTrustsServer = Create(
        id: "MTLS3505",
        title: "Kafka client accepts certificates of strangers",
        messageFormat: "'{0}' makes the client {1}, so whoever is on the way can read and change what is sent; {2} and give the CA of the brokers in 'SslCaLocation'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "By default librdkafka checks the chain of a broker's certificate and the name in it. Without the one anybody can make a certificate that does, without the other any broker's will do.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3506MongoTrustsServer = Create(
        id: "MTLS3506",
        title: "MongoDB client accepts every server certificate",
        messageFormat: "'{0}' makes the driver {1}, so whoever is on the way can read and change what is sent; {2} and have this machine trust the CA of the server",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AllowInsecureTls switches off the check of the certificate's chain and of the name in it.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3507RabbitMqTrustsServer = Create(
        id: "MTLS3507",
        title: "RabbitMQ client accepts certificates with errors",
        messageFormat: "'{0}' makes the client {1}, so whoever is on the way can read and change what is sent; {2} and have this machine trust the CA of the broker",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AcceptablePolicyErrors are the errors that the client overlooks in the broker's certificate. Its chain and its name are what tells the broker from anybody else.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3508MqttTrustsServer = Create(
        id: "MTLS3508",
        title: "MQTT client accepts certificates of any CA",
        messageFormat: "'{0}' makes the client {1}, so whoever is on the way can read and change what is sent; {2} and give the CA of the broker with 'WithTrustChain'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Without the check of the chain, a certificate says no more than its owner wrote into it. The name is still compared, but anybody can make a certificate with that name.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3509NatsTrustsServer = Create(
        id: "MTLS3509",
        title: "NATS client accepts every server certificate",
        messageFormat: "'{0}' makes the client {1}, so whoever is on the way can read and change what is sent; {2} and give the CA of the server in 'CaFile'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "InsecureSkipVerify switches off the check of the certificate's chain and of the name in it.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3510HttpTrustsServer = Create(
        id: "MTLS3510",
        title: "HTTP library accepts every server certificate",
        messageFormat: "'{0}' makes the client {1}, so whoever is on the way can read and change what is sent; {2} and have this machine trust the CA of the server",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The library's handler gets a callback that accepts everything. Requests, with the credentials in them, go to whoever answers.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3511LibraryIgnoresRevocation = Create(
        id: "MTLS3511",
        title: "Library does not ask whether a certificate is revoked",
        messageFormat: "'{0}' makes the client {1}; {2}, unless the CA publishes no revocations",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The library asks the CA by default. Without that, a certificate whose key was stolen is accepted until it expires.",
        cwe: "299");

    public static readonly DiagnosticDescriptor MTLS3512GrpcTrustsClient = Create(
        id: "MTLS3512",
        title: "gRPC server accepts every client certificate",
        messageFormat: "'{0}' makes the server {1}, also one that the client made itself; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The server asks for a certificate and leaves the validation to the application, which sees no more of it than its content.",
        cwe: "295");
}
